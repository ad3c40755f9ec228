//! Where a request comes from.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::{
    extract::ConnectInfo,
    http::{Extensions, HeaderMap},
};

/// The network address of the client, as the nearest trusted proxy saw it.
///
/// Every proxy appends the address that it saw to `X-Forwarded-For`. Only the last `trusted_proxies` entries were written
/// by machines of ours; what stands before them is whatever the client claims.
pub fn address(headers: &HeaderMap, extensions: &Extensions, trusted_proxies: usize) -> IpAddr {
    // In process, as tests ask, there is no connection.
    let peer = extensions.get::<ConnectInfo<SocketAddr>>().map_or(Ipv4Addr::LOCALHOST.into(), |info| info.0.ip());
    let forwarded = headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok());
    let seen: Vec<IpAddr> =
        forwarded.flat_map(|line| line.split(',')).filter_map(|seen| seen.trim().parse().ok()).collect();
    let trusted = trusted_proxies.checked_sub(1).and_then(|behind| seen.iter().rev().nth(behind));
    trusted.copied().unwrap_or(peer).to_canonical()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address_of(forwarded: &[&str], trusted_proxies: usize) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", line.parse().expect("a header"));
        }
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::from(([192, 0, 2, 1], 4_000))));
        address(&headers, &extensions, trusted_proxies).to_string()
    }

    #[test]
    fn without_proxies_of_ours_nobodys_word_counts() {
        assert_eq!(address_of(&["203.0.113.9"], 0), "192.0.2.1");
    }

    #[test]
    fn only_what_our_own_proxies_wrote_counts() {
        assert_eq!(address_of(&["203.0.113.9, 198.51.100.7"], 1), "198.51.100.7");
        assert_eq!(address_of(&["203.0.113.9", "198.51.100.7, 10.0.0.2"], 2), "198.51.100.7");
        assert_eq!(address_of(&[], 1), "192.0.2.1");
        assert_eq!(address_of(&["::ffff:198.51.100.7"], 1), "198.51.100.7");
    }
}
