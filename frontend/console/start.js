// Starts GraphiQL on our own address. The libraries are globals of their ready browser files;
// EXAMPLES holds the queries of ./examples, one tab each.
const fetcher = GraphiQL.createFetcher({ url: "/graphql" });
const defaultTabs = EXAMPLES.map((query) => ({ query }));
ReactDOM.createRoot(document.getElementById("console")).render(
  React.createElement(GraphiQL, { fetcher, defaultTabs }),
);
