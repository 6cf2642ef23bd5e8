import { useLayoutEffect, useRef } from 'preact/hooks';

interface MarkupProps {
  readonly html: string;
  readonly class?: string;
  /** Called once the markup is in the page. */
  readonly onPlaced?: (place: HTMLElement) => void;
}

/** Markup that the library made, which escapes all that it was given. */
export function Markup({ html, class: className, onPlaced }: MarkupProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (place.current === null) return;
    place.current.innerHTML = html;
    onPlaced?.(place.current);
  }, [html]);
  return <div ref={place} class={className} />;
}
