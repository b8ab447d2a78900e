package dev.plumbline.tables;

import static dev.plumbline.schema.TableSpec.silver;

import dev.plumbline.schema.Col;
import dev.plumbline.schema.TableBuilder;
import dev.plumbline.schema.TableSpec;
import dev.plumbline.terms.LinkState;

/** One version of one dataset, under the first of all names that symlinks say it has. */
public final class DatasetVersion {
  private static final TableBuilder T =
      silver("dataset_version")
          .grain("dataset × version")
          .doc("Every dataset version that runs read or wrote, and every declared source.");

  public static final Col DATASET_NAMESPACE =
      T.string("dataset_namespace").required().doc("of the first name in text order");
  public static final Col DATASET_NAME =
      T.string("dataset_name").required().doc("first name in text order");
  public static final Col VERSION =
      T.string("version")
          .required()
          .doc("as stated; run:ID for what a run wrote without saying; unnamed when only read so");
  public static final Col IDENTITY_STATE =
      T.string("identity_state")
          .required()
          .doc(
              "PRESENT: digest of 128 bits or immutable snapshot; WEAK: a mutable or short name;"
                  + " MISSING: no version stated");
  public static final Col ALIASES =
      T.strings("aliases").required().doc("all names of the dataset, namespace and name, sorted");
  public static final Col PRODUCED_BY =
      T.strings("produced_by")
          .required()
          .doc("runs that wrote it, sorted; empty when none is known");
  public static final Col PRODUCED_AT =
      T.timestamp("produced_at").doc("earliest completion of these runs");
  public static final Col READ_BY = T.count("read_by").required().doc("runs that name it as input");
  public static final Col FIRST_SEEN_AT =
      T.timestamp("first_seen_at").required().doc("earliest event or record that names it");
  public static final Col OWNER = T.string("owner").doc("owner, where the dataset is declared");
  public static final Col LICENCE =
      T.string("licence").doc("licence, where declared, in the words of whoever declared it");
  public static final Col LICENCE_EXPRESSION =
      T.string("licence_expression")
          .doc(
              "the same as an SPDX expression, ids as the list writes them; null where the words"
                  + " are none, as for NONE and NOASSERTION");
  public static final Col LEGAL_BASIS = T.string("legal_basis").doc("legal basis, where declared");
  public static final Col PERSONAL_DATA_CLASS =
      T.string("personal_data_class").doc("class of personal data, where declared");
  public static final Col DECLARED_AT =
      T.timestamp("declared_at").doc("when the dataset was first declared as a source");

  /** The declaration. */
  public static final TableSpec TABLE =
      T.key(DATASET_NAMESPACE, DATASET_NAME, VERSION)
          .keyProvenBy("all versions are collected in one map")
          .filteredBy(DATASET_NAME)
          .oneOf(IDENTITY_STATE, LinkState.PRESENT, LinkState.WEAK, LinkState.MISSING)
          .fail(
              "an expression is of a declared licence",
              LICENCE_EXPRESSION.of().isNull().or(LICENCE.of().isNotNull()))
          .mayBeEmpty()
          .retainedDays(400)
          .build();

  private DatasetVersion() {}
}
