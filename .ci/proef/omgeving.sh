# What stands around the portal and is others' to look after: a certificate, and a mail server with STARTTLS and a login.
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=portaal.example \
    -addext 'subjectAltName=DNS:portaal.example,DNS:mail.example' \
    -keyout /etc/ssl/proef.key -out /etc/ssl/proef.pem 2>/dev/null
install -d /etc/ssl/dilemmaportaal
install -m 0600 /etc/ssl/proef.key /etc/ssl/dilemmaportaal/sleutel.pem
install -m 0644 /etc/ssl/proef.pem /etc/ssl/dilemmaportaal/keten.pem
install -m 0644 /etc/ssl/proef.pem /usr/local/share/ca-certificates/proef.crt
update-ca-certificates >/dev/null 2>&1

useradd --no-create-home post
install -d -o post -g post /var/mail/proef
postconf -e myhostname=mail.example mydestination= inet_interfaces=loopback-only compatibility_level=3.6 maillog_file= \
    smtpd_tls_cert_file=/etc/ssl/proef.pem smtpd_tls_key_file=/etc/ssl/proef.key \
    smtpd_tls_security_level=encrypt smtpd_tls_auth_only=yes \
    smtpd_sasl_auth_enable=yes cyrus_sasl_config_path=/etc/postfix/sasl \
    smtpd_relay_restrictions=permit_sasl_authenticated,reject \
    virtual_mailbox_domains=static:all virtual_mailbox_base=/var/mail virtual_mailbox_maps=static:proef/ \
    "virtual_uid_maps=static:$(id -u post)" "virtual_gid_maps=static:$(id -g post)"
postconf -M 'submission/inet=submission inet n - n - - smtpd'
install -d /etc/postfix/sasl
printf 'pwcheck_method: auxprop\nauxprop_plugin: sasldb\nmech_list: PLAIN LOGIN\n' >/etc/postfix/sasl/smtpd.conf
echo geheim | saslpasswd2 -p -c -u mail.example portaal
chgrp postfix /etc/sasldb2
chmod 0640 /etc/sasldb2
systemctl restart postfix
