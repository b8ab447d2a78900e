/**
 * Licences of datasets: what a declaration says, read as an expression of SPDX where it is one.
 * Start with {@link dev.plumbline.lineage.licence.LicenceExpression}.
 */
package dev.plumbline.lineage.licence;
