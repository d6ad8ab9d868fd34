"""`Config`: what a client is told besides its service. Here the number of attempts matters; the rest is kept, for code reads
it back. https://botocore.amazonaws.com/v1/documentation/api/latest/reference/config.html"""


class Config:
    OPTIONS = {
        "region_name": None,
        "signature_version": None,
        "user_agent": None,
        "user_agent_extra": None,
        "connect_timeout": 60,
        "read_timeout": 60,
        "parameter_validation": True,
        "max_pool_connections": 10,
        "proxies": None,
        "proxies_config": None,
        "s3": None,
        "retries": None,
        "client_cert": None,
        "inject_host_prefix": None,
        "endpoint_discovery_enabled": None,
        "use_dualstack_endpoint": None,
        "use_fips_endpoint": None,
        "defaults_mode": None,
        "tcp_keepalive": None,
        "request_min_compression_size_bytes": None,
        "disable_request_compression": None,
        "client_context_params": None,
        "request_checksum_calculation": None,
        "response_checksum_validation": None,
    }

    def __init__(self, *args, **kwargs):
        names = list(self.OPTIONS)
        if len(args) > len(names):
            raise TypeError(f"Takes at most {len(names)} arguments ({len(args)} given)")
        given = dict(zip(names, args))
        for name, value in kwargs.items():
            if name not in self.OPTIONS:
                raise TypeError(f"Got unexpected keyword argument '{name}'")
            if name in given:
                raise TypeError(f"Got multiple values for keyword argument '{name}'")
            given[name] = value
        self._given = given
        for name, default in self.OPTIONS.items():
            setattr(self, name, given.get(name, default))

    def merge(self, other_config):
        return Config(**{**self._given, **other_config._given})

    @property
    def total_max_attempts(self):
        """How often a request is sent at most; `max_attempts` counts the repetitions alone."""
        retries = self.retries or {}
        if "total_max_attempts" in retries:
            return retries["total_max_attempts"]
        if "max_attempts" in retries:
            return retries["max_attempts"] + 1
        return 3 if retries.get("mode") in ("standard", "adaptive") else 5
