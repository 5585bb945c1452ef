/** The privacy desk: inbox, answers, look-up of a patient with a recorded reason. */
/** The privacy staff's desk: questions, looking at a patient with a reason, consents to mend, companies' codes. */
@NullMarked
package org.consentry.portal.staff;

import org.jspecify.annotations.NullMarked;
