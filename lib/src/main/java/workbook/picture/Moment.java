package workbook.picture;

import java.util.Set;

/**
 * How far the run of a graph is. A finished picture shows its end.
 *
 * @param lit the node at work, by its value; null for none
 * @param known the values that are known
 * @param done the values whose node has handed its gradients down
 */
record Moment(Vertex lit, Set<Vertex> known, Set<Vertex> done) { }
