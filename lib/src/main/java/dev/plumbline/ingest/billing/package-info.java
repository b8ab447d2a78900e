/**
 * What all bills share: the row of a charge line while it is being read, amounts, times and tags,
 * and the columns of FOCUS. Knows no provider; bills of every provider come here. Read ChargeDraft
 * first.
 */
package dev.plumbline.ingest.billing;
