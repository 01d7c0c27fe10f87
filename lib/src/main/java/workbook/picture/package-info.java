/** Pictures of what was executed, each in several forms, and each in words. */
package workbook.picture;
