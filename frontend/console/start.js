// Starts GraphiQL on our own address. The libraries are globals of their ready browser files.
const fetcher = GraphiQL.createFetcher({ url: "/graphql" });
ReactDOM.createRoot(document.getElementById("console")).render(React.createElement(GraphiQL, { fetcher }));
