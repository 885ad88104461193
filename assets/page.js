// What every page runs before Streamlit's own code. It stands in the page's head, so that no page waits for one more file.

{
  // A browser that translates the page puts a <font> in the place of a text, or around it. React goes on with the text that it
  // knows: without the following it breaks off when it removes one, and numbers in a sentence stop changing.
  const substitutes = new WeakMap();
  const { insertBefore, removeChild } = Node.prototype;

  /** What stands in `parent` for a node that React knows: the node itself, or the <font> in its place or around it. */
  const standing = (parent, node) => {
    let found = node?.parentNode ? node : substitutes.get(node);
    while (found && found.parentNode !== parent && found.parentNode?.nodeName === "FONT") found = found.parentNode;
    return found ?? node;
  };

  Node.prototype.removeChild = function (child) {
    return removeChild.call(this, standing(this, child));
  };
  Node.prototype.insertBefore = function (node, before) {
    return insertBefore.call(this, node, standing(this, before));
  };

  // A text that changes comes back to its place, where it is translated again.
  const changes = new MutationObserver((records) => {
    for (const { target } of records) if (!target.isConnected) substitutes.get(target)?.replaceWith(target);
  });

  new MutationObserver((records) => {
    for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      for (const node of removedNodes) {
        if (node.nodeType !== Node.TEXT_NODE || node.isConnected) continue;
        const font = [...addedNodes, previousSibling, nextSibling].find((near) => near?.nodeName === "FONT");
        if (!font) continue;
        substitutes.set(node, font);
        changes.observe(node, { characterData: true });
      }
    }
  }).observe(document, { childList: true, subtree: true });
}

// A phone has no room for the menu beside the page: it closes after a choice.
addEventListener("click", ({ target }) => {
  if (matchMedia("(width < 768px)").matches && target.closest('[data-testid="stSidebar"] a')) {
    document.querySelector('[data-testid="stSidebarCollapseButton"] button').click();
  }
});
