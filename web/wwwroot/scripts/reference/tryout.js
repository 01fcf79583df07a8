// Starts Swagger UI in its place. Program and description come from this host, and nothing is sent to another one to be validated.

const place = document.getElementById("swagger");

if (place) {
  const program = document.createElement("script");
  program.src = place.dataset.program ?? "";
  program.addEventListener("load", () => {
    const { SwaggerUIBundle } = /** @type {any} */ (window);
    SwaggerUIBundle({ url: place.dataset.description, domNode: place, validatorUrl: null, docExpansion: "list", defaultModelsExpandDepth: -1 });
  });
  document.head.append(program);
}
