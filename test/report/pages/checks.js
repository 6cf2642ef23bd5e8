/** What tests ask of a page, in the page: each check gives sentences on what is wrong. */
globalThis.checks = {
  structure() {
    const wrong = [];
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    if (document.documentElement.lang !== 'en') wrong.push('no language');
    if (document.title.length < 10) wrong.push('no title');
    if (document.querySelector('meta[name=viewport]') === null) wrong.push('no viewport');
    if (all('h1').length !== 1) wrong.push(`${all('h1').length} h1`);
    if (all('main').length !== 1 || all('body > footer').length !== 1) wrong.push('no landmarks');
    const levels = all('h1, h2, h3, h4').map(({ localName }) => Number(localName[1]));
    levels.forEach((level, i) => {
      if (i > 0 && level > levels[i - 1] + 1) wrong.push(`h${level} after h${levels[i - 1]}`);
    });
    const ids = all('[id]').map(({ id }) => id);
    ids.forEach((id, i) => {
      if (ids.indexOf(id) !== i) wrong.push(`two elements are called ${id}`);
    });
    const sections = all('section[id] > h2');
    if (sections.length !== all('h2').length) wrong.push('a heading without an anchor');
    const links = all('nav a[href^="#"]');
    if (sections.length > 2 && links.length !== sections.length) {
      wrong.push(`${links.length} links in the contents, ${sections.length} sections`);
    }
    for (const link of all('a[href^="#"]')) {
      if (document.getElementById(link.getAttribute('href').slice(1)) === null) {
        wrong.push(`${link.getAttribute('href')} leads nowhere`);
      }
    }
    for (const reference of document.documentElement.innerHTML.matchAll(/url\(#([^)]*)\)/g)) {
      if (document.getElementById(reference[1]) === null) wrong.push(`#${reference[1]} is not there`);
    }
    if (all('section#repeat, section[id$="-repeat"]').length === 0) wrong.push('no command');
    for (const figure of all('figure')) {
      const rows = all(`#${CSS.escape(`${figure.id}-numbers`)} tbody tr`);
      if (rows.length === 0) wrong.push(`${figure.id} has no table`);
      for (const drawing of all('svg[role=img]', figure)) {
        if (all('title', drawing).length === 0) wrong.push(`${figure.id} has no tooltips`);
        if (!drawing.getAttribute('aria-label')) wrong.push(`${figure.id} has no name`);
      }
    }
    return wrong;
  },

  fits() {
    const wrong = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) wrong.push(`the page is ${scrollWidth} wide`);
    return [...wrong, ...figures()];
  },

  prints() {
    const wrong = figures();
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) wrong.push(`the page is ${scrollWidth} wide`);
    for (const element of document.querySelectorAll('main, main :not(svg, svg *, math, math *)')) {
      const { overflowX, overflowY, printColorAdjust } = getComputedStyle(element);
      const hides = [overflowX, overflowY].some((overflow) => overflow !== 'visible');
      // The heads of tables that are lists are for screen readers.
      if (hides && element.closest('thead') === null) wrong.push(`${nameOf(element)} hides or scrolls`);
      if (printColorAdjust !== 'exact') wrong.push(`${nameOf(element)} loses its colours`);
    }
    for (const part of document.querySelectorAll('details > :not(summary), table')) {
      const { height, right } = part.getBoundingClientRect();
      if (!part.checkVisibility({ contentVisibilityAuto: true }) || height === 0) {
        wrong.push(`${nameOf(part)} is folded`);
      }
      if (right > clientWidth + 1) wrong.push(`${nameOf(part)} reaches ${Math.round(right)}`);
    }
    return [...new Set(wrong)];
  },

  /** Whether letters stand out from what they are written on, once for each pair of colours. */
  contrast() {
    const seen = new Map();
    for (const element of document.querySelectorAll('body :not(title, script, style)')) {
      if (
        ![...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '')
      )
        continue;
      const { color, fill } = getComputedStyle(element);
      const below = coloursBelow(element);
      const letters = [element.closest('svg') === null ? color : fill, ...below];
      const pair = letters.join(' on ');
      if (!seen.has(pair)) seen.set(pair, { letters, below, element });
    }
    return [...seen].flatMap(([pair, { letters, below, element }]) => {
      const [light, dark] = [luminance(letters), luminance(below)].sort((a, b) => b - a);
      const ratio = (light + 0.05) / (dark + 0.05);
      return ratio < 4.5 ? [`'${element.textContent}', ${pair}, has a contrast of ${ratio.toFixed(2)}`] : [];
    });
  },

  /** Opens what is folded; some rows of long tables stand for all. */
  unfold() {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const row of document.querySelectorAll('tbody tr:nth-child(n + 6)')) row.remove();
  },

  /** Contrast, on which axe spends most of its time, is a check of its own; of drawings it asks for a name. */
  async accessibility() {
    for (const drawing of document.querySelectorAll('svg[role=img]')) drawing.replaceChildren();
    const { violations } = await globalThis.axe.run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'color-contrast': { enabled: false } },
      preload: false,
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 2)
        .map(({ html, any: [reason] }) => `${id}: ${html.slice(0, 160)} ${reason?.message ?? ''}`),
    );
  },
};

/** Letters of a figure are at least this large, in pixels. */
const SMALLEST = 11;

function figures() {
  const wrong = [];
  for (const figure of document.querySelectorAll('figure')) {
    const shown = [...figure.querySelectorAll('svg[role=img]')].filter((drawing) =>
      drawing.checkVisibility(),
    );
    if (shown.length !== 1) {
      wrong.push(`${figure.id} shows ${shown.length} drawings`);
      continue;
    }
    const [drawing] = shown;
    const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
    const texts = [...drawing.querySelectorAll('text')].filter(({ textContent }) => textContent !== '');
    const size = Math.min(...texts.map((text) => Number.parseFloat(getComputedStyle(text).fontSize))) * scale;
    if (size < SMALLEST - 0.01) wrong.push(`${figure.id} has letters of ${size.toFixed(2)} pixels`);
    const edges = { left: 0, right: document.documentElement.clientWidth };
    for (const text of texts) {
      const { left, right } = text.getBoundingClientRect();
      if (left < edges.left || right > edges.right) wrong.push(`${figure.id} cuts off '${text.textContent}'`);
    }
    const ticks = [...drawing.querySelectorAll('g[data-mark*="tick label"], g.ticks')];
    for (const group of ticks) {
      const labels = [...group.querySelectorAll('text')];
      wrong.push(...overlaps(figure, labels));
      const bare = labels.filter(({ textContent }) => textContent === '').length;
      if (bare > 0) wrong.push(`${figure.id} has ${bare} ticks without a label`);
    }
    wrong.push(...overlaps(figure, [...drawing.querySelectorAll('g[data-mark$="-axis label"] text')]));
  }
  return wrong;
}

/** Pairs of texts that cover each other by more than a pixel. */
function overlaps({ id }, texts) {
  const boxes = texts.map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter(
        (b) =>
          Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 1 &&
          Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 3,
      )
      .map((b) => `${id}: '${a.text}' and '${b.text}' overlap`),
  );
}

/** Backgrounds below an element, the nearest first, down to one that hides the rest. */
function coloursBelow(element) {
  const colours = [];
  for (let at = element; at !== null; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    const { alpha } = channels(backgroundColor);
    if (alpha > 0) colours.push(backgroundColor);
    if (alpha === 1) return colours;
  }
  return [...colours, 'rgb(255, 255, 255)'];
}

/** Red, green and blue from 0 to 1, and alpha, of a computed colour. */
function channels(colour) {
  const [r, g, b, alpha = 1] = colour.match(/[\d.]+(e-\d+)?/g).map(Number);
  const whole = colour.startsWith('color(') ? 1 : 255;
  return { rgb: [r / whole, g / whole, b / whole], alpha };
}

/** Relative luminance, as the Web Content Accessibility Guidelines define it, of colours laid on one another, the topmost first. */
function luminance(colours) {
  const seen = colours.map(channels).reduceRight((below, { rgb, alpha }) => ({
    rgb: rgb.map((value, i) => alpha * value + (1 - alpha) * below.rgb[i]),
  }));
  const [r, g, b] = seen.rgb.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function nameOf(element) {
  const anchor = element.closest('[id]')?.id ?? 'header';
  return `${element.localName}${element.className === '' ? '' : `.${element.className}`} in ${anchor}`;
}
