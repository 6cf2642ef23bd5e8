import { useLayoutEffect, useRef } from 'preact/hooks';

interface MarkupProps {
  readonly html: string;
  readonly class?: string;
}

/** Markup that the library made, which escapes all that it was given. */
export function Markup({ html, class: className }: MarkupProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (place.current !== null) place.current.innerHTML = html;
  }, [html]);
  return <div ref={place} class={className} />;
}
