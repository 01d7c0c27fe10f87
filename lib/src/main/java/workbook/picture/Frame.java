package workbook.picture;

import java.util.List;

/**
 * One step of a pass: a node at work.
 *
 * @param node its number and operation
 * @param told what it gets; not part of the question, since it may be the answer to an earlier one
 * @param question what to predict
 * @param answer a line for each result, perhaps followed by more lines with its entries
 * @param sketch what is known after it
 */
record Frame(String node, String told, String question, List<String> answer, Sketch sketch) { }
