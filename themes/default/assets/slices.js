// Work in pieces that leave each frame time to be painted, on a slow processor too.
// @ts-check

/** How long the pieces of a frame may take, in milliseconds: of 16.7, the rest is for what the browser does with them. */
const BUDGET = 6;

export class Slices {
  constructor() {
    /** @type {Iterator<void> | null} */
    this.work = null;
    this.isAsked = false;
  }

  /**
   * Does work piece by piece, a piece ending at each `yield`, as many in each frame as fit; whatever was not done of the
   * work before is dropped.
   * @param {Iterator<void>} work
   */
  start(work) {
    this.work = work;
    this.frame();
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
      if (work.next().done) {
        if (this.work === work) this.work = null;
        return;
      }
    } while (performance.now() < end);
    if (this.isAsked) return;
    this.isAsked = true;
    requestAnimationFrame(() => {
      this.isAsked = false;
      this.frame();
    });
  }
}
