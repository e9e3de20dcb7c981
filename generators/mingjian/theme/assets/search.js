/* Fetches the search at first use (ADR 0005). */
(() => {
  "use strict";
  const forms = Array.from(document.querySelectorAll("form.mj-search"));
  if (!forms.length) return;
  const folder = new URL(forms[0].getAttribute("action"), document.baseURI);
  let payload;

  window.mingjianIndex = (data) => { payload = data; };

  function addScript(name) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src: new URL(name, folder).href, onload: () => done(payload), onerror: failed });
      document.head.append(script);
    });
  }

  async function start() {
    if (window.mingjianSearchStarted) return;
    window.mingjianSearchStarted = true;
    try {
      const [index] = await Promise.all([addScript("index.js"), addScript("engine.js")]);
      await window.mingjianSearch.attach({ forms, folder, payload: index, fetch: addScript });
    } catch (error) {
      forms[0].append("查找数据没有载入，请改用名单，或者稍后再试。");
    }
  }

  forms.forEach((form) => {
    if (location.protocol === "file:") form.action = new URL("index.html", folder).href;
    form.querySelector("input").addEventListener("focus", start);
    if (form.contains(document.activeElement)) start();
  });
  if (document.getElementById("mj-search-results")) start();
})();
