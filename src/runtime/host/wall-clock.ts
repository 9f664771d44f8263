/**
 * Seconds since 1970 began, finer than `Date.now()` tells them: `performance.now()` adds the digits below a millisecond,
 * as long as nobody has set the machine's time meanwhile.
 */
export function wallClock(): () => number {
  let origin = performance.timeOrigin;
  return () => {
    const coarse = Date.now();
    const fine = origin + performance.now();
    if (fine > coarse - 1 && fine < coarse + 2) return fine / 1000;
    origin += coarse - fine;
    return coarse / 1000;
  };
}
