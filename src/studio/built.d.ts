/** What the build makes for the page. */

/** The example, fitted and drawn. */
declare module '#studio-example' {
  const example: import('./compute/example.js').ExampleView;
  export default example;
}

/** The table of the example, as text. */
declare module '#studio-runs' {
  const runs: string;
  export default runs;
}
