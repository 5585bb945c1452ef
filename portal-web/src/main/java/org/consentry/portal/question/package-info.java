/** Questions of the patient to the privacy team. */
@NullMarked
package org.consentry.portal.question;

import org.jspecify.annotations.NullMarked;
