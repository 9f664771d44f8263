/** A constant that is made when it is first asked for. */

export class Lazy<T> {
  #value: T | undefined;
  readonly #make: () => T;

  constructor(make: () => T) {
    this.#make = make;
  }

  get value(): T {
    return (this.#value ??= this.#make());
  }
}
