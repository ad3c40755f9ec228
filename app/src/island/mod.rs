//! What needs a browser: small interactive places on otherwise plain pages.
