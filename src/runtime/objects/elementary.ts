/** Elementary functions. */
export function power(a: number, b: number): number { return a ** b; }
export function exponential(a: number): number { return Math.exp(a); }
export function logarithm(a: number): number { return Math.log(a); }
export function sine(a: number): number { return Math.sin(a); }
export function cosine(a: number): number { return Math.cos(a); }
export function hypotenuse(a: number, b: number): number { return Math.hypot(a, b); }
