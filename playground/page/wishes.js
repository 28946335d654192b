// Asking the playground to do something.

/** Post a wish and return what came of it; a refusal becomes an Error with its sentence. */
export async function wish(what, particulars = {}) {
  const response = await fetch(`/playground/wishes/${what}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(particulars),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `HTTP ${response.status}`);
  return answer;
}
