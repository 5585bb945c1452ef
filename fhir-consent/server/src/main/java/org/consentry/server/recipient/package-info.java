/** The public register: who may receive scans (Organization), with which product (Device), by which way (Endpoint). */
@NullMarked
package org.consentry.server.recipient;

import org.jspecify.annotations.NullMarked;
