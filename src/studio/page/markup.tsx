import { useLayoutEffect, useRef } from 'preact/hooks';

/** Markup that the library made, which escapes all that it was given. */
export function Markup({ html, class: className }: { readonly html: string; readonly class?: string }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (place.current !== null) place.current.innerHTML = html;
  }, [html]);
  return <div ref={place} class={className} />;
}
