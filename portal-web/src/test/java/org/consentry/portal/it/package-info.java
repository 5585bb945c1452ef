/**
 * The portal as it is shipped, in Payara Micro, with stand-ins for the login server and the FHIR server, used over
 * HTTP.
 */
@NullMarked
package org.consentry.portal.it;

import org.jspecify.annotations.NullMarked;
