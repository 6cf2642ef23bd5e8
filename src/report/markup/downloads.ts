/**
 * The script of a page, the only one: it saves figures as SVG, PNG and CSV and the record as JSON, all made from what is in
 * the page. The buttons are the script's own, so that a page shown without scripts has none that do nothing.
 */

/** Runs in the page; see {@link downloadsHash}. Figures are saved in light colours, with title and legend, as wide as there is a drawing. */
export const downloads = `(() => {
  const all = (selector, within) => [...within.querySelectorAll(selector)];
  const save = (name, blob) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
  };
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const plain = (colour) => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
    return a === 0 ? 'none' : '#' + [r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('');
  };
  const font = 'Inter, Helvetica, Arial, sans-serif';
  const element = (name, attributes, text) => {
    const made = document.createElementNS('http' + '://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const keyOf = (sign, x, y) => {
    const ink = 'var(--ink)';
    const shape = sign.className;
    if (sign.localName === 'svg') {
      const glyph = sign.firstElementChild.cloneNode(true);
      glyph.setAttribute('transform', 'translate(' + (x + 5) + ',' + (y - 4) + ') scale(.85)');
      return glyph;
    }
    const line = { x1: x, x2: x + 18, y1: y - 4, y2: y - 4, 'stroke-width': 1.75 };
    if (shape === 'ends') return element('line', { ...line, stroke: 'var(--muted)', 'stroke-dasharray': '3,3' });
    if (shape === 'limit') return element('line', { ...line, stroke: ink });
    if (shape === 'bar') return element('line', { ...line, stroke: 'var(--accent)', 'stroke-width': 5 });
    if (shape === 'band' || shape === 'fitted')
      return element('rect', { x, y: y - 9, width: 18, height: 10, fill: shape === 'band' ? 'var(--accent)' : ink, 'fill-opacity': 0.2 });
    if (shape === 'held-out')
      return element('path', { d: 'M' + (x + 5) + ' ' + (y - 9) + 'l4 5l-4 5l-4 -5z', fill: 'none', stroke: ink, 'stroke-width': 1.4 });
    if (shape === 'ring') return element('circle', { cx: x + 5, cy: y - 4, r: 4, fill: 'none', stroke: ink, 'stroke-width': 1.8 });
    return element('circle', { cx: x + 5, cy: y - 4, r: 4.5, fill: sign.style.background || 'var(--ink)' });
  };
  const drawing = (figure) => {
    const shown = all('svg[role=img]', figure).pop();
    const { width, height } = shown.viewBox.baseVal;
    const inner = shown.cloneNode(true);
    for (const name of ['class', 'role', 'aria-label', 'aria-description']) inner.removeAttribute(name);
    const outer = element('svg', { 'font-family': font, 'font-size': 12, fill: 'var(--ink)' });
    outer.append(element('text', { x: 2, y: 16, 'font-size': 14, 'font-weight': 600 }, figure.querySelector('h3').textContent));
    let [x, y] = [2, 38];
    pen.font = '12px ' + font;
    for (const entry of all('ul.legend > li', figure)) {
      const sign = entry.querySelector('i, svg');
      const text = entry.textContent.trim();
      const room = sign === null ? 0 : sign.localName === 'svg' || sign.className === '' || /held|ring/.test(sign.className) ? 15 : 24;
      const wide = room + pen.measureText(text).width;
      if (x > 2 && x + wide > width) [x, y] = [2, y + 18];
      if (sign !== null) outer.append(keyOf(sign, x, y));
      outer.append(element('text', { x: x + room, y, fill: 'var(--muted)' }, text));
      x += wide + 16;
    }
    const top = x > 2 ? y + 10 : 26;
    for (const [key, value] of Object.entries({ y: top, width, height, overflow: 'visible', color: 'var(--ink)', 'font-family': font, 'font-size': 12 })) inner.setAttribute(key, value);
    outer.append(inner);
    for (const [key, value] of Object.entries({ viewBox: [0, 0, width, top + height].join(' '), width, height: top + height })) outer.setAttribute(key, value);
    const host = document.createElement('div');
    host.className = 'light saved';
    host.append(outer);
    document.body.append(host);
    for (const part of [outer, ...all('*', outer)])
      for (const name of ['fill', 'stroke', 'color']) {
        const given = part.getAttribute(name);
        if (given !== null && given !== 'none' && !/^(url|inherit)/.test(given)) part.setAttribute(name, plain(getComputedStyle(part)[name]));
      }
    host.remove();
    return { text: new XMLSerializer().serializeToString(outer), width, height: top + height };
  };
  const picture = async (figure) => {
    const { text, width, height } = drawing(figure);
    const image = new Image();
    image.src = 'data:image/svg+xml,' + encodeURIComponent(text);
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: 3 * width, height: 3 * height });
    const to = canvas.getContext('2d');
    to.fillStyle = '#fff';
    to.fillRect(0, 0, canvas.width, canvas.height);
    to.drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, 'image/png'));
  };
  const numbers = (figure) => {
    const rows = all('#' + CSS.escape(figure.id) + '-numbers tr', document).map((row) =>
      all('th, td', row).map((cell) => cell.textContent.trim().replace(/\\u2212/g, '-').replace(/^\\u2013$/, '')));
    const range = /^(\\S+) to (\\S+)$/;
    const isRange = rows[0].map((_, i) =>
      rows.slice(1).some((row) => range.test(row[i])) && rows.slice(1).every((row) => row[i] === '' || range.test(row[i])));
    const split = (row, k) => row.flatMap((cell, i) =>
      !isRange[i] ? [cell] : k === 0 ? [cell + ', lower', cell + ', upper'] : (range.exec(cell) ?? ['', '', '']).slice(1));
    const quoted = (cell) => (/[",\\n]/.test(cell) ? '"' + cell.replace(/"/g, '""') + '"' : cell);
    return rows.map((row, k) => split(row, k).map(quoted).join(',') + '\\n').join('');
  };
  const button = (text, about, act) => {
    const made = Object.assign(document.createElement('button'), { type: 'button', textContent: text });
    made.setAttribute('aria-label', 'Save ' + about + ' as ' + text);
    made.addEventListener('click', act);
    return made;
  };
  const line = (...buttons) => {
    const made = document.createElement('p');
    made.className = 'save';
    made.append(...buttons);
    return made;
  };
  for (const figure of all('figure', document)) {
    const title = figure.querySelector('h3').textContent;
    figure.append(line(
      button('SVG', title, () => save(figure.id + '.svg', new Blob([drawing(figure).text], { type: 'image/svg+xml' }))),
      button('PNG', title, async () => save(figure.id + '.png', await picture(figure))),
      button('CSV', title, () => save(figure.id + '.csv', new Blob([numbers(figure)], { type: 'text/csv' })))));
  }
  const record = document.querySelector('template#json');
  if (record !== null)
    record.before(line(button('JSON', 'the record', () =>
      save(record.dataset.name + '.json', new Blob([record.content.textContent + '\\n'], { type: 'application/json' })))));
})();`;

/** Of the script's text, base64: policies allow this script and no other. */
export const downloadsHash = 'sha256-G8qv7XSRSx5r7uYBXy2fGyWWaBN+Hj4fA5nq9om7TaU=';
