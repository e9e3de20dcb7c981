// Search: the box in the page head and the page search/. The index is loaded on first use.
