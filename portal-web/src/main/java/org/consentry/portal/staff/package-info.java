// SPDX-License-Identifier: Apache-2.0
/**
 * The privacy staff's desk: questions, looking at a patient with a reason, consents to mend, companies' codes, and
 * which gateways may speak.
 */
@NullMarked
package org.consentry.portal.staff;

import org.jspecify.annotations.NullMarked;
