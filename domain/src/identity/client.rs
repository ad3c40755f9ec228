//! From where somebody asks.

use std::net::IpAddr;

/// The other end of a connection, as the server saw it (behind trusted proxies: as the nearest of them saw it).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Its network address.
    pub address: IpAddr,
    /// What the browser says it is; shown to people in the list of their sign-ins, believed by nobody.
    pub user_agent: String,
}

/// Most characters kept of what a browser says about itself.
const USER_AGENT_MAX: usize = 300;

impl Client {
    /// A client; what the browser says is cut to one line of bearable length.
    pub fn new(address: IpAddr, user_agent: &str) -> Self {
        let user_agent = user_agent.chars().filter(|c| !c.is_control()).take(USER_AGENT_MAX).collect();
        Self { address: address.to_canonical(), user_agent }
    }

    /// What is counted as one client: an IPv4 address, or the /64 that one IPv6 subscriber usually has to themselves.
    pub fn block(&self) -> String {
        match self.address {
            IpAddr::V4(address) => address.to_string(),
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ipv6_subscriber_is_one_client() {
        let block = |text: &str| Client::new(text.parse().expect("an address"), "").block();
        assert_eq!(block("2001:db8:1:2::1"), block("2001:db8:1:2:ffff::9"));
        assert_ne!(block("2001:db8:1:2::1"), block("2001:db8:1:3::1"));
        assert_eq!(block("::ffff:192.0.2.7"), block("192.0.2.7"));
    }
}
