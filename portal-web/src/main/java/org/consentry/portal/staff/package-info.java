/** The privacy desk: inbox, answers, look-up of a patient with a recorded reason. */
@NullMarked
package org.consentry.portal.staff;

import org.jspecify.annotations.NullMarked;
