/**
 * AWS Cost and Usage Reports, legacy and 2.0. {@link dev.plumbline.ingest.awscur.AwsCurIngester} is
 * the way in and CurTable says which column becomes which. Uses billing and tabular only.
 */
package dev.plumbline.ingest.awscur;
