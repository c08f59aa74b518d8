// node server.mjs DATA PORT: the bench's network behind mercurius with its just-in-time compiler.

import Fastify from "fastify";
import mercurius from "mercurius";
import { load, resolvers, typeDefs } from "./schema.mjs";

const [, , data, port] = process.argv;
const app = Fastify();
app.register(mercurius, { schema: typeDefs, resolvers: resolvers(load(data)), path: "/graphql", jit: 1 });
await app.listen({ port: Number(port), host: "127.0.0.1" });
