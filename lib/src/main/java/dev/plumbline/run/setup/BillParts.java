package dev.plumbline.run.setup;

import dev.plumbline.run.survey.FileSeen;
import dev.plumbline.run.survey.FileSeen.Bill;
import dev.plumbline.run.survey.SourceSeen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Splits the bills of a folder into sources. Of one source only the newest run of a billing period
 * is in force, so bills of different accounts for the same period must not share one.
 */
final class BillParts {
  private BillParts() {}

  /** The files, in as few lots as there must be; files that are named alike stay together. */
  static List<List<FoundFile>> of(SourceSeen seen, List<FoundFile> files) {
    Map<String, Bill> bills = new HashMap<>();
    seen.files().forEach(file -> bills.put(file.file().path(), file.bill()));
    Map<String, List<FoundFile>> alike = new TreeMap<>();
    files.forEach(
        file -> alike.computeIfAbsent(FileShape.of(file.name()), s -> new ArrayList<>()).add(file));
    List<List<FoundFile>> lots = new ArrayList<>();
    List<Bill> ofLots = new ArrayList<>();
    for (List<FoundFile> members : alike.values()) {
      Bill bill = sum(members, bills);
      int lot = 0;
      while (lot < lots.size() && areApart(ofLots.get(lot), bill)) {
        lot++;
      }
      if (lot == lots.size()) {
        lots.add(new ArrayList<>());
        ofLots.add(new Bill(new TreeSet<>(), new TreeSet<>()));
      }
      lots.get(lot).addAll(members);
      ofLots.get(lot).periods().addAll(bill.periods());
      ofLots.get(lot).accounts().addAll(bill.accounts());
    }
    return lots;
  }

  private static Bill sum(List<FoundFile> members, Map<String, Bill> bills) {
    Bill sum = new Bill(new TreeSet<>(), new TreeSet<>());
    for (FoundFile member : members) {
      Bill bill = bills.get(member.path());
      if (bill != null) {
        sum.periods().addAll(bill.periods());
        sum.accounts().addAll(bill.accounts());
      }
    }
    return sum;
  }

  /** True for bills of the same time and different accounts. */
  private static boolean areApart(Bill one, Bill other) {
    return shareAPeriod(one, other) && Collections.disjoint(one.accounts(), other.accounts());
  }

  private static boolean shareAPeriod(Bill one, Bill other) {
    return !Collections.disjoint(one.periods(), other.periods());
  }

  /** True when two files of one billing period are of different accounts. */
  static boolean isOfSeveralAccounts(SourceSeen seen) {
    return hasPair(seen, BillParts::areApart);
  }

  /** True when two files are of one billing period. */
  static boolean isOfOnePeriod(SourceSeen seen) {
    return hasPair(seen, BillParts::shareAPeriod);
  }

  private static boolean hasPair(SourceSeen seen, BiPredicate<Bill, Bill> test) {
    List<Bill> bills = seen.files().stream().map(FileSeen::bill).toList();
    for (int i = 0; i < bills.size(); i++) {
      for (int j = i + 1; j < bills.size(); j++) {
        if (test.test(bills.get(i), bills.get(j))) {
          return true;
        }
      }
    }
    return false;
  }
}
