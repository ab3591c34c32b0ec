// Queries in addresses.
// @ts-check

/** An address that people can read: only what an address cannot hold is escaped. */
export function address(/** @type {string} */ text) {
  return encodeURIComponent(text).replace(/%(3D|2C|28|29|2F|3A|21)/g, (sign) => decodeURIComponent(sign))
    .replace(/%20/g, "+");
}
