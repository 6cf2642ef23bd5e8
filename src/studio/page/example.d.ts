/** The example, fitted and drawn when the page is built. */
declare module '#studio-example' {
  const example: import('../compute/example.js').ExampleView;
  export default example;
}
