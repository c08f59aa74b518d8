
// What the screen of this address takes is fetched beside the module, not after it.
{
  const [chunkOf, filesOf] = "AHEAD";
  const english = /[?&]taal=en(&|$)/.test(location.search) && "english";
  for (const chunk of [chunkOf[location.pathname.split("/")[1]], english]) {
    for (const href of filesOf[chunk] ?? []) {
      const link = document.createElement("link");
      Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href });
      document.head.append(link);
    }
  }
}

// The module starts itself. Where it cannot, the page says so: see [data-start] in style/.
__wbg_init({ module_or_path: "WASM_ADDRESS" }).catch((reason) => {
  console.error("Schakel could not start:", reason);
  if (globalThis.document) document.documentElement.dataset.start = "failed";
});
