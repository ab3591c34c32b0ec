// Small helpers that make elements, and the drawing that the register page and the comparison share.
// @ts-check

/** @typedef {string | number | Node | null | undefined | false} Child */

/**
 * An element with attributes, listeners (`onclick`) and children.
 * @param {string} name
 * @param {Record<string, any>} attributes
 * @param {...(Child | Child[])} children
 * @returns {any}
 */
export function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/**
 * The same in a drawing.
 * @param {string} name
 * @param {Record<string, any>} attributes
 * @param {...(Child | Child[])} children
 */
export function s(name, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

/**
 * @param {Element} element
 * @param {Record<string, any>} attributes
 * @param {(Child | Child[])[]} children
 */
function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) element.append(/** @type {Node | string} */ (child instanceof Node ? child : String(child)));
  }
  return element;
}

/** Columns by year: with a name for the largest, and the first and last year beneath. */
export class YearChart {
  /**
   * @param {string} title
   * @param {(value: number) => string} format
   */
  constructor(title, format) {
    this.title = title;
    this.format = format;
    this.drawing = h("div", { class: "year-chart-drawing" });
    this.element = h("figure", { class: "year-chart" }, h("figcaption", {}, h("b", {}, title)), this.drawing);
    // Told and not asked for: to ask while the page changes has it laid out once more, at each letter that is typed.
    this.width = 0;
    /** @type {[number[], number[], number] | null} */
    this.drawn = null;
    new ResizeObserver(([entry]) => {
      const width = Math.round(entry.contentRect.width);
      if (width === 0 || width === this.width) return;
      this.width = width;
      if (this.drawn) this.draw(...this.drawn);
    }).observe(this.drawing);
  }

  /**
   * @param {number[]} years
   * @param {number[]} values
   * @param {number} most the value of a column of full height; several drawings may share it
   */
  draw(years, values, most = Math.max(...values, 0)) {
    this.drawn = [years, values, most];
    const width = Math.max(this.width || this.drawing.clientWidth || 320, 160);
    const [height, top, foot] = [104, 18, 18];
    const step = width / Math.max(years.length, 1);
    const bar = Math.max(Math.min(step - 2, 36), 1);
    const scale = most > 0 ? (height - top - foot) / most : 0;
    const base = height - foot;
    const x = (/** @type {number} */ place) => (place + 0.5) * step;
    const largest = values.indexOf(Math.max(...values, 0));
    /** @type {Node[]} */
    const marks = [];
    values.forEach((value, place) => {
      if (value <= 0) return;
      const size = Math.max(value * scale, 1);
      marks.push(s("rect", {
        class: "leading", x: (x(place) - bar / 2).toFixed(1), y: (base - size).toFixed(1), width: bar.toFixed(1),
        height: size.toFixed(1),
      }, s("title", {}, `${years[place]}: ${this.format(value)}`)));
    });
    marks.push(s("line", { class: "axis", x1: 0, x2: width, y1: base + 0.5, y2: base + 0.5 }));
    const every = Math.ceil(46 / step);
    years.forEach((year, place) => {
      const isLast = place === years.length - 1;
      if (!isLast && (place % every !== 0 || years.length - 1 - place < every)) return;
      marks.push(s("text", { class: "soft", x: x(place).toFixed(1), y: height - 4, "text-anchor": "middle" }, year));
    });
    if (values[largest] > 0) {
      const text = this.format(values[largest]);
      const half = text.length * 3.4;
      marks.push(s("text", {
        class: "strong", x: Math.min(Math.max(x(largest), half), width - half).toFixed(1),
        y: (base - values[largest] * scale - 5).toFixed(1), "text-anchor": "middle",
      }, text));
    }
    const label = `${this.title}. ` + years.map((year, place) => `${year}: ${this.format(values[place])}`).join("; ");
    this.drawing.replaceChildren(s("svg", {
      class: "year-drawing drawing", role: "img", "aria-label": label, viewBox: `0 0 ${width} ${height}`, width, height,
    }, ...marks));
  }
}
