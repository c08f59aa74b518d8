
// The module starts itself. Where it cannot, the page says so: see [data-start] in style/.
__wbg_init({ module_or_path: "WASM_ADDRESS" }).catch((reason) => {
  console.error("Schakel could not start:", reason);
  if (globalThis.document) document.documentElement.dataset.start = "failed";
});
