/** Files that the page makes. */

export function download(content: BlobPart, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Colours and fonts that figures take from the page. */
const TAKEN = ['fill', 'stroke', 'color', 'font-family', 'font-size', 'font-style', 'font-weight'] as const;

/** A drawing as a file of its own: what it takes from the page's style is written into it. */
export function standalone(picture: SVGSVGElement): string {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const [own, copied] = [picture, copy].map((root) => [root, ...root.querySelectorAll<SVGElement>('*')]);
  own.forEach((element, i) => {
    const style = getComputedStyle(element);
    for (const name of TAKEN) {
      const value = style.getPropertyValue(name);
      if (value !== '') copied[i].style.setProperty(name, value);
    }
  });
  const { width, height } = picture.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.style.fill = getComputedStyle(document.body).backgroundColor;
  copy.prepend(paper);
  copy.removeAttribute('class');
  return new XMLSerializer().serializeToString(copy);
}

/** Dots to a pixel of the drawing. */
const DENSITY = 3;

export async function raster(picture: SVGSVGElement): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([standalone(picture)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = DENSITY * image.naturalWidth;
    canvas.height = DENSITY * image.naturalHeight;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob === null ? reject(new Error('The picture is too large.')) : resolve(blob)),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** The numbers beside a figure as CSV. */
export function tableText(table: HTMLTableElement): string {
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [...table.rows]
    .map((row) => [...row.cells].map(({ textContent }) => cell(textContent.trim())).join(','))
    .join('\n');
}
