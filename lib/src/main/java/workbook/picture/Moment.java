package workbook.picture;

import java.util.Set;

/**
 * How far a pass through a graph is. A finished picture shows its end.
 *
 * @param lit the node at work, by its value; null for none
 * @param known the values that are known
 * @param done the values whose node has passed back its gradients
 */
record Moment(Vertex lit, Set<Vertex> known, Set<Vertex> done) { }
