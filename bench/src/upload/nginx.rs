//! The other side: nginx with its DAV module, one process, storing what is put.

use crate::{
    Error,
    machine::Cores,
    process::{Running, free_address},
};
use std::{
    env, fs,
    net::SocketAddr,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

/// A folder with nginx's settings.
pub struct Nginx {
    program: PathBuf,
    folder: PathBuf,
    files: PathBuf,
}

impl Nginx {
    /// Lays out the folder.
    pub fn prepare(folder: &Path) -> Result<Self, Error> {
        let program = env::var_os("ALQA_BENCH_NGINX").ok_or_else(|| {
            Error::Usage(
                "ALQA_BENCH_NGINX must name nginx with its DAV module: ./dev bench sets it".to_owned(),
            )
        })?;
        let files = folder.join("files");
        for made in [&files, &folder.join("arriving")] {
            fs::create_dir_all(made).map_err(Error::io(made.display()))?;
        }
        Ok(Self { program: program.into(), folder: folder.to_owned(), files })
    }

    /// Where it stores files.
    pub fn files(&self) -> &Path {
        &self.files
    }

    /// Starts it.
    pub async fn serve(&self, cores: Cores) -> Result<Running, Error> {
        let address = free_address()?;
        let settings = self.folder.join("nginx.conf");
        fs::write(&settings, self.settings(address)?).map_err(Error::io(settings.display()))?;
        let mut command = cores.command(&self.program);
        command.arg("-p").arg(&self.folder).arg("-c").arg(&settings);
        Running::start(command, address, "/readyz", &self.folder.join("log")).await
    }

    /// One process, as ours has one core; files arrive beside where they stay, so that they only change their name.
    fn settings(&self, address: SocketAddr) -> Result<String, Error> {
        let about = fs::metadata(&self.folder).map_err(Error::io(self.folder.display()))?;
        let user = if about.uid() == 0 { "user root;" } else { "" };
        let folder = self.folder.display();
        Ok(format!(
            "daemon off; master_process off; worker_processes 1; pid {folder}/pid; error_log stderr warn; {user}
             events {{ worker_connections 256; }}
             http {{
               access_log off; client_max_body_size 0; client_body_temp_path {folder}/arriving;
               proxy_temp_path {folder}/unused; fastcgi_temp_path {folder}/unused;
               uwsgi_temp_path {folder}/unused; scgi_temp_path {folder}/unused;
               server {{
                 listen {address};
                 location = /readyz {{ return 200; }}
                 location /files/ {{ root {folder}; dav_methods PUT; }}
               }}
             }}"
        ))
    }
}
