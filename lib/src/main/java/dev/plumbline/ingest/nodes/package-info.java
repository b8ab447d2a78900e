/**
 * Lists of machines: which name a machine goes by, which billing resource pays for it, since when
 * and until when. One class for each list that a cluster or a provider prints, and one that counts
 * each machine of a file once.
 */
package dev.plumbline.ingest.nodes;
