import { territoryDetail } from '../../views/territory-words.js';

export interface Found {
  readonly id: string;
  readonly label: string;
  /** « commune, 2 300 habitants » */
  readonly detail: string;
}

interface Answer {
  readonly items: readonly { id: string; label: string; kind: string; population: number | null }[];
}

/** Null when the network or the server fails: the plain form is still there. */
export async function searchTerritories(query: string): Promise<Found[] | null> {
  try {
    const response = await fetch(`/api/v1/territories?limit=8&q=${encodeURIComponent(query)}`);
    if (!response.ok) return null;
    const { items } = (await response.json()) as Answer;
    return items.map(({ id, ...facts }) => ({ id, label: facts.label, detail: territoryDetail(facts) }));
  } catch {
    return null;
  }
}
