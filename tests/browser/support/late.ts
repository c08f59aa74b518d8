// A door before a program that lets web sockets through late. It knows nothing of what passes.

import { type AddressInfo, createServer, connect, type Socket } from "node:net";

export interface LateDoor {
  /** Where it answers, without a slash at the end. */
  address: string;
  /** Web sockets that were asked for, and of them those that are still open. */
  sockets(): { asked: number; open: number };
  close(): Promise<void>;
}

/** A door to an address on this machine: the answer to a web socket's first words waits so many milliseconds. */
export async function lateDoor(to: string, millis: number): Promise<LateDoor> {
  const port = Number(new URL(to).port);
  const all = new Set<Socket>();
  const sockets = new Set<Socket>();
  let asked = 0;
  const door = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    let until = 0;
    all.add(near);
    near.on("data", (bytes) => {
      if (bytes.toString("latin1").toLowerCase().includes("upgrade: websocket")) {
        asked += 1;
        sockets.add(near);
        until = Date.now() + millis;
      }
      far.write(bytes);
    });
    far.on("data", (bytes) => void setTimeout(() => near.write(bytes), Math.max(0, until - Date.now())));
    const end = () => {
      sockets.delete(near);
      all.delete(near);
      near.destroy();
      far.destroy();
    };
    for (const side of [near, far]) side.on("close", end).on("error", end);
  });
  await new Promise<void>((ready) => door.listen(0, "127.0.0.1", ready));
  const close = () =>
    new Promise<void>((done) => {
      door.close(() => done());
      for (const socket of all) socket.destroy();
    });
  return {
    address: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    sockets: () => ({ asked, open: sockets.size }),
    close,
  };
}
