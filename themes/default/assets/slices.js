// Work in pieces that leave each frame time to be painted, on a slow processor too.
// @ts-check

/** How long the pieces of a frame may take, in milliseconds: of 16.7, the rest is for what the browser does with them. */
const BUDGET = 4;
/** What a piece yields that gives the browser enough to do for a frame. */
export const ENOUGH = true;

/** @typedef {Iterator<boolean | void>} Work */

export class Slices {
  constructor() {
    /** @type {Work | null} */
    this.work = null;
    this.isAsked = false;
  }

  /**
   * Does work piece by piece, a piece ending at each `yield`, as many in each frame as fit; whatever was not done of the
   * work before is dropped.
   * @param {Work} work
   */
  start(work) {
    this.work = work;
    // The frame in which a letter is typed has enough to do.
    if (work.next().done) this.work = null;
    else this.ask();
  }

  stop() { this.work = null; }

  /** Does what is left at once. */
  finish() {
    const { work } = this;
    this.work = null;
    while (work && !work.next().done);
  }

  frame() {
    const { work } = this;
    if (!work) return;
    const end = performance.now() + BUDGET;
    do {
      const { done, value } = work.next();
      if (done) {
        if (this.work === work) this.work = null;
        return;
      }
      if (value === ENOUGH) break;
    } while (performance.now() < end);
    this.ask();
  }

  ask() {
    if (this.isAsked) return;
    this.isAsked = true;
    requestAnimationFrame(() => {
      this.isAsked = false;
      this.frame();
    });
  }
}
