package dev.plumbline.cost.method;

import dev.plumbline.terms.AbsentMethod;
import dev.plumbline.terms.CostMethod;
import java.math.BigDecimal;

/**
 * What somebody bears of a charge by a method.
 *
 * @param charge the charge
 * @param method the method
 * @param bearer who
 * @param cost how much; null where the method has no figure
 * @param charged how much is charged
 * @param absent why there is no figure, else null
 */
record MethodPart(
    PaidCharge charge,
    CostMethod method,
    Bearer bearer,
    BigDecimal cost,
    BigDecimal charged,
    AbsentMethod absent) {}
