/* Search, first part: when a search box is first used, fetch the engine and the index and hand the boxes over.
   The engine's source is in render/search/script/; the index is explained in docs/adr/0009. */
(() => {
  "use strict";
  const FAILED = "查找数据没有载入，请改用名单，或者稍后再试。";
  const forms = Array.from(document.querySelectorAll("form.mj-search"));
  if (!forms.length) return;
  const folder = new URL(forms[0].getAttribute("action"), document.baseURI);
  let payload = null;
  let started = false;

  window.mingjianIndex = (data) => { payload = data; };

  function addScript(name) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = new URL(name, folder).href;
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });
  }

  async function fetchIndex(name) {
    await addScript(name);
    return payload;
  }

  async function start() {
    if (started) return;
    started = true;
    try {
      const [, index] = await Promise.all([addScript("engine.js"), fetchIndex("index.js")]);
      await window.mingjianSearch.attach({ forms, folder, payload: index, fetch: fetchIndex });
    } catch (error) {
      forms.forEach((form) => form.append(Object.assign(document.createElement("p"), { role: "status", textContent: FAILED })));
    }
  }

  forms.forEach((form) => {
    // A page opened from disk has no server to find the index page of a folder.
    if (location.protocol === "file:") form.action = new URL("index.html", folder).href;
    form.querySelector("input[name=q]").addEventListener("focus", start, { once: true });
  });
  if (document.getElementById("mj-search-results") || forms.some((form) => form.contains(document.activeElement))) start();
})();
