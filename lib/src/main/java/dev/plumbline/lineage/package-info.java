/**
 * Whether every model version can be traced, and how complete the lineage is against an independent
 * census. The rooms below say what is known, how it hangs together and what each link is worth;
 * here they become rows. Start with {@link dev.plumbline.lineage.Completeness}.
 */
package dev.plumbline.lineage;
